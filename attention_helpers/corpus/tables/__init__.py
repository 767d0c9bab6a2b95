"""Tables of text as people have them: which encoding, which line ends and quotes, which column is what."""
