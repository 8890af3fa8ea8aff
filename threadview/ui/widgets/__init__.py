"""What is drawn: each widget shows a state that it is given, and posts what the reader does with it."""
