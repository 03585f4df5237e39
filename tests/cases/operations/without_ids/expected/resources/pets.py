"""The `pets` operations."""

from __future__ import annotations

from functools import cache

from .._runtime import AsyncResource, Empty, Operation, RequestOptions, Resource


@cache
def _get() -> Operation[None, None]:
    return Operation(
        id="get /pets",
        method="GET",
        path="/pets",
        responses={"204": Empty()},
    )


@cache
def _post() -> Operation[None, None]:
    return Operation(
        id="post /pets",
        method="POST",
        path="/pets",
        responses={"204": Empty()},
    )


@cache
def _get_by_pet_id() -> Operation[None, None]:
    return Operation(
        id="get /pets/{pet_id}",
        method="GET",
        path="/pets/{pet_id}",
        responses={"204": Empty()},
    )


@cache
def _delete_by_pet_id_toys_by_toy_id() -> Operation[None, None]:
    return Operation(
        id="delete /pets/{pet_id}/toys/{toy-id}/",
        method="DELETE",
        path="/pets/{pet_id}/toys/{toy-id}/",
        responses={"204": Empty()},
    )


@cache
def _get_search() -> Operation[None, None]:
    return Operation(
        id="get /api/v2/pets/search",
        method="GET",
        path="/api/v2/pets/search",
        responses={"204": Empty()},
    )


class PetsResource(Resource):
    """The `pets` operations."""

    def get(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """`GET /pets`

        Returns:
            Listed.

        Source:
            `GET /pets`
        """
        return self._client.call(
            _get(),
            options=options,
        )

    def post(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """`POST /pets`

        Returns:
            Added.

        Source:
            `POST /pets`
        """
        return self._client.call(
            _post(),
            options=options,
        )

    def get_by_pet_id(
        self,
        pet_id: str,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """`GET /pets/{pet_id}`

        Returns:
            Read.

        Source:
            `GET /pets/{pet_id}`
        """
        return self._client.call(
            _get_by_pet_id(),
            path={"pet_id": pet_id},
            options=options,
        )

    def delete_by_pet_id_toys_by_toy_id(
        self,
        pet_id: str,
        toy_id: int,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """`DELETE /pets/{pet_id}/toys/{toy-id}/`

        Returns:
            Thrown away.

        Source:
            `DELETE /pets/{pet_id}/toys/{toy-id}/`
        """
        return self._client.call(
            _delete_by_pet_id_toys_by_toy_id(),
            path={"pet_id": pet_id, "toy-id": toy_id},
            options=options,
        )

    def get_search(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """`GET /api/v2/pets/search`

        Returns:
            Found.

        Source:
            `GET /api/v2/pets/search`
        """
        return self._client.call(
            _get_search(),
            options=options,
        )


class AsyncPetsResource(AsyncResource):
    """The `pets` operations."""

    async def get(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """`GET /pets`

        Returns:
            Listed.

        Source:
            `GET /pets`
        """
        return await self._client.call(
            _get(),
            options=options,
        )

    async def post(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """`POST /pets`

        Returns:
            Added.

        Source:
            `POST /pets`
        """
        return await self._client.call(
            _post(),
            options=options,
        )

    async def get_by_pet_id(
        self,
        pet_id: str,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """`GET /pets/{pet_id}`

        Returns:
            Read.

        Source:
            `GET /pets/{pet_id}`
        """
        return await self._client.call(
            _get_by_pet_id(),
            path={"pet_id": pet_id},
            options=options,
        )

    async def delete_by_pet_id_toys_by_toy_id(
        self,
        pet_id: str,
        toy_id: int,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """`DELETE /pets/{pet_id}/toys/{toy-id}/`

        Returns:
            Thrown away.

        Source:
            `DELETE /pets/{pet_id}/toys/{toy-id}/`
        """
        return await self._client.call(
            _delete_by_pet_id_toys_by_toy_id(),
            path={"pet_id": pet_id, "toy-id": toy_id},
            options=options,
        )

    async def get_search(
        self,
        *,
        options: RequestOptions | None = None,
    ) -> None:
        """`GET /api/v2/pets/search`

        Returns:
            Found.

        Source:
            `GET /api/v2/pets/search`
        """
        return await self._client.call(
            _get_search(),
            options=options,
        )
