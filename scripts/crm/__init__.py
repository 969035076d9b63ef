"""Scores on their way from the warehouse into a CRM."""
