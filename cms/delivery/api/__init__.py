"""The public API below `/content/v1/`: reads stored rows, and builds nothing.

`surface` lists every address. A request goes through one `Endpoint` (strict parameters, HEAD, OPTIONS, CORS, problem
responses) and one view; django-ninja describes the same views as OpenAPI. Nothing here touches sessions or cookies.
"""
