"""Frontdesk: the three-second card for the front desk of small clinics.

One folder a job; `docs/architecture.md` says which way imports point and where a new thing goes.
"""
