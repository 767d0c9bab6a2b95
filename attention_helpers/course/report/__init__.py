"""The class report: what was counted, written down."""
