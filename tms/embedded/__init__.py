"""The private PostgreSQL and Valkey: start them, find running ones. Nothing outside knows where they come from."""

from tms.embedded.instance import ServerAddresses, addresses, configured_addresses, secret_key, without_driver
from tms.embedded.servers import Servers, start
from tms.embedded.valkey import redis_url

__all__ = [
    "ServerAddresses",
    "Servers",
    "addresses",
    "configured_addresses",
    "redis_url",
    "secret_key",
    "start",
    "without_driver",
]
