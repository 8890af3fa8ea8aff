"""What fills the terminal: each screen owns its state; the reader is the one that stays."""
