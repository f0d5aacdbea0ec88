"""What pages and the API share: who asks, the unit of work of a request, its parameters, errors as statuses."""
