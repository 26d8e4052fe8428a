"""The pages of Settings. A page shows rows; what a row means the presenter knows."""
