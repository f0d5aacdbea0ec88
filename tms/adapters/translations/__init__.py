"""The interface in Chinese: the catalogues, and how pages and letters read them."""
