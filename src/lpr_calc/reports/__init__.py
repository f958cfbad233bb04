"""What each statement says."""
