"""What all lists with columns share: dialects, headers in several languages, dates, people, visits."""
