"""Questions: read from a bank, shown, answered and marked."""
