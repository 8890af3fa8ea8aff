"""What several readers need to read their formats, and no reader is: JSON and XML with their errors, times, pages."""
