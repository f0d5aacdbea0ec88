"""Where what goes out to the network may go, by why it does."""

import ipaddress
from enum import StrEnum

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class Purpose(StrEnum):
    """Why something goes out."""

    ENGINE = "engine"
    """An administrator set it up: anywhere, also in the local network."""

    LOCAL_ENGINE = "local engine"
    """An administrator said that it is local: nowhere else."""

    PUBLIC = "public"
    """An article or an import named it: only what everybody in the world can reach."""

    WEBHOOK = "webhook"
    """An administrator set its receiver up: anywhere, also in the local network."""

    SITE = "site"
    """An administrator set it up: anywhere, also in the local network."""

    INSTALLATION = "installation"
    """Whoever typed a command named the installation that it asks: anywhere, also in the local network."""


def is_allowed(address: Address, purpose: Purpose) -> bool:
    """Whether the policy lets a connection go to the address."""
    real = _behind(address)
    if real.is_multicast or real.is_unspecified or real.is_link_local or (real.is_reserved and not real.is_private):
        # Nobody's engine; among the link-local ones are the services that tell a cloud machine its own secrets.
        return False
    if real in _METADATA:
        return False
    if purpose is Purpose.PUBLIC:
        return real.is_global
    return not real.is_global if purpose is Purpose.LOCAL_ENGINE else True


_METADATA = frozenset(map(ipaddress.ip_address, ("fd00:ec2::254", "100.100.100.200", "192.0.0.192", "fd20:ce::254")))
"""Where clouds (Amazon, Alibaba, Oracle, Google) tell a machine its secrets at addresses that look like any inside."""

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


def _behind(address: Address) -> Address:
    """The IPv4 address that an IPv6 one only wraps: mapped, 6to4, Teredo, NAT64, or the old compatible form."""
    if isinstance(address, ipaddress.IPv4Address):
        return address
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address.sixtofour is not None:
        return address.sixtofour
    if address.teredo is not None:
        return address.teredo[1]
    if address in _NAT64 or (int(address) >> 32 == 0 and int(address) > 0xFFFF):
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address
