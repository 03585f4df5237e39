"""A small client over the runtime, written by hand as the generator would write it."""

from __future__ import annotations

import builtins
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, Literal, Self, TypeAlias, Unpack

from runtime import (
    UNSET,
    ApiKey,
    AsyncAPIClient,
    AsyncClientOptions,
    AsyncCredential,
    AsyncPager,
    AsyncResource,
    Basic,
    BasicCredential,
    Bearer,
    Body,
    ClientOptions,
    Credential,
    DateTime,
    Empty,
    Envelope,
    Enveloped,
    Json,
    Login,
    Model,
    OffsetPages,
    OpenStrEnum,
    Operation,
    RequestOptions,
    Resource,
    Service,
    SyncAPIClient,
    SyncPager,
    UnknownVariant,
    UnsetType,
    extra_members,
    field,
    union,
)


class Mood(OpenStrEnum):
    """How a vehicle feels."""

    CALM = "calm"
    WILD = "wild"


class Electric(Model):
    kind: Literal["electric"]
    charge: float


class Petrol(Model):
    kind: Literal["petrol"]
    litres: float


if TYPE_CHECKING:
    Engine: TypeAlias = Electric | Petrol | UnknownVariant
else:
    Engine = union(
        "Engine",
        __name__,
        discriminator="kind",
        mapping=lambda: {"electric": Electric, "petrol": Petrol},
        variants=lambda: (Electric, Petrol),
    )


class Vehicle(Model):
    id: str
    from_: str | None = field(name="from", default=None)
    mood: Mood | None = None
    engine: Engine | None = None
    seen: DateTime | None = None
    additional_properties: dict[str, Any] = extra_members()


class Header(Model):
    status: str
    message: str | None = None
    offset: int | None = None


class VehicleAnswer(Model):
    header: Header
    data: Vehicle


class VehicleListAnswer(Model):
    header: Header
    data: builtins.list[Vehicle] | None


class Session(Model):
    token: str | None = None
    expiry: str | None = None


class SessionAnswer(Model):
    header: Header
    data: Session


class Problem(Model):
    code: int


_ERRORS: Final = {"default": Json(Problem)}

LOGIN: Final[Operation[Session, Header]] = Operation(
    id="login",
    method="POST",
    path="/account/login/",
    body=Body("application/json", required=True),
    responses={"200": Enveloped(SessionAnswer, Session)},
    errors=_ERRORS,
    security=(),
    login=Login("TokenAuth", ("token",), ("expiry",)),
)
GET: Final[Operation[Vehicle, Header]] = Operation(
    id="getVehicle",
    method="GET",
    path="/vehicle/{vehicle_id}",
    responses={"200": Enveloped(VehicleAnswer, Vehicle)},
    errors=_ERRORS,
)
LIST: Final[Operation[builtins.list[Vehicle], Header]] = Operation(
    id="listVehicles",
    method="GET",
    path="/vehicle",
    responses={"200": Enveloped(VehicleListAnswer, builtins.list[Vehicle])},
    errors=_ERRORS,
    pages=OffsetPages(offset="offset"),
)
UPDATE: Final[Operation[Vehicle, Header]] = Operation(
    id="updateVehicle",
    method="PUT",
    path="/vehicle/{vehicle_id}",
    body=Body("application/json", required=False),
    responses={"200": Enveloped(VehicleAnswer, Vehicle)},
    errors=_ERRORS,
)
HONK: Final[Operation[None]] = Operation(
    id="honk",
    method="POST",
    path="/vehicle/{vehicle_id}/honk",
    responses={"204": Empty()},
    errors=_ERRORS,
    security=(("TokenAuth",), ("OrganizationKey", "User")),
)

SERVICE: Final = Service(
    name="sample",
    version="1.2.3",
    base_url="https://api.example/v1",
    schemes={
        "TokenAuth": ApiKey(
            "header",
            "Authorization",
            prefix="Token ",
            argument="token",
            env="SAMPLE_TOKEN",
        ),
        "OrganizationKey": ApiKey(
            "query", "api_key", argument="organization_key", env="SAMPLE_KEY"
        ),
        "CookieKey": ApiKey(
            "cookie", "sid", argument="cookie_key", env="SAMPLE_COOKIE"
        ),
        "Access": Bearer(argument="access_token", env="SAMPLE_ACCESS"),
        "User": Basic(
            argument="user", env_user="SAMPLE_USER", env_password="SAMPLE_PASSWORD"
        ),
    },
    security=(("TokenAuth",),),
    envelope=Envelope(
        header="header",
        data="data",
        status=("header", "status"),
        success="SUCCESS",
        message=("header", "message"),
    ),
)


class AccountResource(Resource):
    def login(
        self, *, email: str, password: str, options: RequestOptions | None = None
    ) -> Session:
        return self._client.call(
            LOGIN, body={"email": email, "password": password}, options=options
        )


class AsyncAccountResource(AsyncResource):
    async def login(
        self, *, email: str, password: str, options: RequestOptions | None = None
    ) -> Session:
        return await self._client.call(
            LOGIN, body={"email": email, "password": password}, options=options
        )


class VehicleResource(Resource):
    def list(
        self,
        *,
        limit: float | None = None,
        offset: int | None = None,
        since: datetime | None = None,
        options: RequestOptions | None = None,
    ) -> SyncPager[Vehicle, Header]:
        return self._client.paginate(
            LIST,
            query={"limit": limit, "offset": offset, "since": since},
            options=options,
        )

    def get(self, vehicle_id: str, *, options: RequestOptions | None = None) -> Vehicle:
        return self._client.call(GET, path={"vehicle_id": vehicle_id}, options=options)

    def update(
        self,
        vehicle_id: str,
        *,
        notes: str | UnsetType | None = UNSET,
        options: RequestOptions | None = None,
    ) -> Vehicle:
        return self._client.call(
            UPDATE,
            path={"vehicle_id": vehicle_id},
            body={"notes": notes},
            options=options,
        )

    def honk(self, vehicle_id: str, *, options: RequestOptions | None = None) -> None:
        return self._client.call(HONK, path={"vehicle_id": vehicle_id}, options=options)


class AsyncVehicleResource(AsyncResource):
    def list(
        self,
        *,
        limit: float | None = None,
        offset: int | None = None,
        since: datetime | None = None,
        options: RequestOptions | None = None,
    ) -> AsyncPager[Vehicle, Header]:
        return self._client.paginate(
            LIST,
            query={"limit": limit, "offset": offset, "since": since},
            options=options,
        )

    async def get(
        self, vehicle_id: str, *, options: RequestOptions | None = None
    ) -> Vehicle:
        return await self._client.call(
            GET, path={"vehicle_id": vehicle_id}, options=options
        )

    async def update(
        self,
        vehicle_id: str,
        *,
        notes: str | UnsetType | None = UNSET,
        options: RequestOptions | None = None,
    ) -> Vehicle:
        return await self._client.call(
            UPDATE,
            path={"vehicle_id": vehicle_id},
            body={"notes": notes},
            options=options,
        )

    async def honk(
        self, vehicle_id: str, *, options: RequestOptions | None = None
    ) -> None:
        return await self._client.call(
            HONK, path={"vehicle_id": vehicle_id}, options=options
        )


class Sample(SyncAPIClient):
    """The sample client."""

    def __init__(
        self,
        *,
        token: Credential | None = None,
        organization_key: Credential | None = None,
        cookie_key: Credential | None = None,
        access_token: Credential | None = None,
        user: BasicCredential | None = None,
        **options: Unpack[ClientOptions],
    ) -> None:
        super().__init__(
            SERVICE,
            {
                "TokenAuth": token,
                "OrganizationKey": organization_key,
                "CookieKey": cookie_key,
                "Access": access_token,
                "User": user,
            },
            options,
        )

    @classmethod
    def login(
        cls, *, email: str, password: str, **options: Unpack[ClientOptions]
    ) -> Self:
        client = cls(**options)
        client.renew("TokenAuth", LOGIN, body={"email": email, "password": password})
        return client

    @cached_property
    def account(self) -> AccountResource:
        return AccountResource(self)

    @cached_property
    def vehicle(self) -> VehicleResource:
        return VehicleResource(self)


class AsyncSample(AsyncAPIClient):
    """The sample client for asyncio."""

    def __init__(
        self,
        *,
        token: AsyncCredential | None = None,
        organization_key: AsyncCredential | None = None,
        cookie_key: AsyncCredential | None = None,
        access_token: AsyncCredential | None = None,
        user: BasicCredential | None = None,
        **options: Unpack[AsyncClientOptions],
    ) -> None:
        super().__init__(
            SERVICE,
            {
                "TokenAuth": token,
                "OrganizationKey": organization_key,
                "CookieKey": cookie_key,
                "Access": access_token,
                "User": user,
            },
            options,
        )

    @classmethod
    def login(
        cls, *, email: str, password: str, **options: Unpack[AsyncClientOptions]
    ) -> Self:
        client = cls(**options)
        client.renew("TokenAuth", LOGIN, body={"email": email, "password": password})
        return client

    @cached_property
    def account(self) -> AsyncAccountResource:
        return AsyncAccountResource(self)

    @cached_property
    def vehicle(self) -> AsyncVehicleResource:
        return AsyncVehicleResource(self)
