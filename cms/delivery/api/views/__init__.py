"""The views of the API, one module per subject. Each reads stored rows, and takes checked parameters."""
