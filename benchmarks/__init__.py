"""Measures the product beside plain Wagtail with the same content, in one run, as ratios.

The machines are noisy, so both sides take turns and only medians of ratios are reported. Nothing here is a test.
"""
