"""What sites share: the parts of an address, asking for several pages, what a page says of itself."""
