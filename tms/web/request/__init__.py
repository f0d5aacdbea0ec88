"""What all views share: numbers in addresses, sessions, news, where a form may lead."""
