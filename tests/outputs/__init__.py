"""What each kind of code and block becomes in each output."""
