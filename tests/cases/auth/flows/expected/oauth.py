"""Flows of OAuth 2: credentials for client that get access tokens and renew them."""

from __future__ import annotations

from ._runtime.flows import (
    AuthorizationCode,
    ClientCredentials,
    DeviceCode,
    PasswordCredentials,
    RedeemedCode,
    RefreshToken,
    StartedLogin,
    Tokens,
    UserCode,
)

__all__ = [
    "AuthorizationCode",
    "ClientCredentials",
    "DeviceCode",
    "PasswordCredentials",
    "RedeemedCode",
    "RefreshToken",
    "StartedLogin",
    "Tokens",
    "UserCode",
]
