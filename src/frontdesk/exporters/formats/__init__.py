"""One module for each kind of file Frontdesk writes; the catalogue lists them."""
