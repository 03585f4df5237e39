"""Named types → the views of models.py."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from . import ir
from .code import Code, Symbol, code, runtime
from .layout import annotated, assigned, bracketed, exploded
from .names import Names
from .partition import Module
from .projection import member_types
from .pydantic_views import SHADOWING, Hints
from .python import Speller, docstring, either, literal, quoted, sentence
from .remarks import sentences
from .views import (
    AliasView,
    Argument,
    ClassView,
    EnumerationView,
    FieldView,
    Member,
    ModelsView,
    PackageOfModelsView,
    UnionView,
)

_NONE = code("None")
_SHADOWED = (
    "  # type: ignore[assignment]  # pyright: ignore[reportIncompatibleMethodOverride]"
)


def models_view(api: ir.Api, names: Names, hints: Hints | None = None) -> ModelsView:
    """All named types of the documents, in document order within each kind."""
    speller = Speller(api.types, names, inside=True)
    return _module(_title(api), tuple(api.types.values()), api, speller, hints)


def package_of_models_view(
    api: ir.Api, names: Names, modules: Mapping[str, Module]
) -> PackageOfModelsView:
    """What leads to the modules of `part_view`, which are loaded when they are needed."""
    return PackageOfModelsView(
        doc=_title(api),
        parts=tuple(map(code, modules)),
        homes=tuple(
            Argument(code(name), code(part))
            for part, module in modules.items()
            for name in _sorted(names, module.types)
        ),
    )


def aliases_view(api: ir.Api, names: Names) -> ModelsView:
    """All aliases; they may name a type of any module."""
    speller = Speller(api.types, names)
    shapes = tuple(s for s in api.types.values() if isinstance(s, ir.Alias))
    return _module(_title(api), shapes, api, speller, None)


def part_view(
    api: ir.Api,
    names: Names,
    module: Module,
    hints: Hints | None = None,
) -> ModelsView:
    """Some of the types; those that stand elsewhere are imported for type checkers."""
    elsewhere = api.types.keys() - set(module.types)
    speller = Speller(api.types, names, inside=True, elsewhere=elsewhere)
    shapes = tuple(api.types[id] for id in module.types)
    return _module(_title(api), shapes, api, speller, hints, module.needs)


def _title(api: ir.Api) -> Code:
    return docstring([f"Models of {sentence(' '.join(api.title.split()))}"], 0)


def _sorted(names: Names, ids: Iterable[ir.TypeId]) -> list[str]:
    return sorted(names.types[id] for id in ids)


def _module(
    doc: Code,
    shapes: tuple[ir.Definition, ...],
    api: ir.Api,
    speller: Speller,
    hints: Hints | None,
    needs: tuple[str, ...] = (),
) -> ModelsView:
    names = speller.names
    return ModelsView(
        doc=doc,
        enumerations=tuple(
            _enumeration(s, names) for s in shapes if isinstance(s, ir.Enumeration)
        ),
        classes=tuple(
            _class(s, api, speller, hints) for s in shapes if isinstance(s, ir.Object)
        ),
        unions=tuple(_unions(shapes, api, speller)),
        aliases=tuple(_aliases(shapes, speller)),
        exported=_exported(_sorted(names, (shape.id for shape in shapes))),
        needs=_tuple(needs),
    )


def _tuple(texts: tuple[str, ...]) -> Code:
    closing = ",)" if len(texts) == 1 else ")"
    quotes = [quoted(text) for text in texts]
    before = len("__needs__ = ")
    line = bracketed("(", quotes, closing, column=0, before=before, after=0)
    return line if "\n" not in str(line) else exploded("(", quotes, ")", column=0)


def _exported(names: list[str]) -> Code:
    quotes = [quoted(name) for name in names]
    return exploded("[", quotes, "]", column=0) if quotes else code("[]")


def field_type(field: ir.Field, owner: ir.Object, api: ir.Api) -> tuple[ir.Type, bool]:
    """The type of a member as its class has it, and whether it must be there.

    A member that only one direction has is optional where the class serves both.
    """
    required = field.required
    if field.write_only and owner.id in api.received:
        required = False
    if field.read_only and owner.id in api.sent:
        required = False
    return field.type, required


def field_annotation(
    field: ir.Field, owner: ir.Object, api: ir.Api, speller: Speller
) -> Code:
    """`T`, `T | UnsetType` in what is sent, `T | None` in what is only read."""
    options = speller.options(field.type)
    return either(*options, *_absent(field, owner, api))


def _absent(field: ir.Field, owner: ir.Object, api: ir.Api) -> Iterator[Code]:
    """What a member's type has beside its own, when it need not be there."""
    if not field_type(field, owner, api)[1]:
        yield code(runtime("UnsetType")) if owner.id in api.sent else _NONE


def _class(
    shape: ir.Object, api: ir.Api, speller: Speller, hints: Hints | None
) -> ClassView:
    taken = frozenset(speller.names.fields[shape.id, f.wire] for f in shape.fields)
    inside = replace(speller, shadowed=taken)
    is_open = shape.extra is not None
    options = [
        (
            inside.options(typed)
            if hints is None
            else _written(hints, shape, n, typed, inside)
        )
        for n, typed in enumerate(member_types(shape))
    ]
    extra = either(*options.pop()) if is_open else None
    fields = [
        _field(
            field, either(*own, *_absent(field, shape, api)), shape, api, speller.names
        )
        for field, own in zip(shape.fields, options, strict=True)
    ]
    if hints is not None:
        fields = [_shadowing(field) for field in fields]
    elif extra is not None:
        fields.append(_extra(extra))
    base = runtime("Model")
    if hints is not None and is_open:
        base = Symbol("._runtime.pydantic_models", "OpenModel")
    return ClassView(
        name=code(speller.names.types[shape.id]),
        base=code(base),
        doc=docstring(_docs(shape), 4),
        fields=tuple(fields),
        extra=extra if hints is not None and extra is not None else Code(()),
    )


def _written(
    hints: Hints, shape: ir.Object, member: int, typed: ir.Type, speller: Speller
) -> tuple[Code, ...]:
    """The type as it was written; as it is meant, should these ever differ."""
    meant = speller.options(typed)
    written = hints.options(shape.id, member, speller)
    return written if either(*written) == either(*meant) else meant


def _shadowing(field: FieldView) -> FieldView:
    """The field; told to type checkers where its name is a method's of pydantic."""
    if str(field.line).partition(":")[0] not in SHADOWING:
        return field
    return replace(field, line=code(field.line, _SHADOWED))


def _extra(annotation: Code) -> FieldView:
    default = code(runtime("extra_members"), "()")
    return FieldView(
        line=annotated("additional_properties", annotation, default, column=4),
        doc=docstring(["Members that the document does not name."], 4),
    )


def _field(
    field: ir.Field, annotation: Code, owner: ir.Object, api: ir.Api, names: Names
) -> FieldView:
    name = names.fields[owner.id, field.wire]
    _, required = field_type(field, owner, api)
    default: Code = Code(())
    if required and isinstance(field.type, ir.Const) and owner.id in api.sent:
        default = literal(field.type.value)
    elif not required:
        default = code(runtime("UNSET")) if owner.id in api.sent else _NONE
    if name != field.wire:
        arguments = [code("name=", quoted(field.wire))]
        arguments += [code("default=", default)] if default else []
        before = len(f"{name}: {annotation} = ")
        default = bracketed(
            code(runtime("field"), "("),
            arguments,
            ")",
            column=4,
            before=before,
            after=0,
        )
    return FieldView(
        line=annotated(name, annotation, default, column=4),
        doc=docstring(
            [
                sentence(field.docs.description),
                *_deprecated(field.docs),
                " ".join(sentences(field.remarks)),
            ],
            4,
        ),
    )


def _enumeration(shape: ir.Enumeration, names: Names) -> EnumerationView:
    base = "OpenStrEnum" if shape.base is ir.Kind.STRING else "OpenIntEnum"
    return EnumerationView(
        name=code(names.types[shape.id]),
        base=code(runtime(base)),
        doc=docstring(_docs(shape), 4),
        members=tuple(
            Member(
                assigned(code(names.members[shape.id, value]), literal(value), column=4)
            )
            for value in shape.values
        ),
    )


def _unions(
    shapes: Iterable[ir.Definition], api: ir.Api, speller: Speller
) -> Iterator[UnionView]:
    unions = (shape for shape in api.types.values() if isinstance(shape, ir.Union))
    named = frozenset(speller.names.types[shape.id] for shape in unions)
    for shape in shapes:
        if isinstance(shape, ir.Union):
            yield _union(shape, named, speller)


def _union(shape: ir.Union, named: frozenset[str], speller: Speller) -> UnionView:
    name = speller.names.types[shape.id]
    spelled = [speller.annotation(variant) for variant in shape.variants]
    static = either(*spelled, code(runtime("UnknownVariant")))
    return UnionView(
        name=code(name),
        line=_alias_line(name, _ahead(static, named), 4),
        spelled=code(quoted(name)),
        arguments=tuple(union_arguments(shape.variants, shape.discriminator, speller)),
        doc=docstring(_docs(shape), 4),
    )


def union_arguments(
    variants: tuple[ir.Type, ...], told: ir.Discriminator | None, speller: Speller
) -> Iterator[Argument]:
    """The arguments of the runtime's `union`."""
    spelled = [speller.annotation(variant) for variant in variants]
    closing = ",)" if len(spelled) == 1 else ")"
    yield _argument("variants", "lambda: (", spelled, closing)
    if told is not None:
        yield from _discriminator(told, speller)


def _ahead(annotation: Code, unions: frozenset[str]) -> Code:
    """In quotes when it names a union, as that may be defined further down, or be itself."""
    if unions.isdisjoint(str(code(part)) for part in annotation.parts):
        return annotation
    quote = "'" if '"' in str(annotation) else '"'
    return code(quote, annotation, quote)


def _discriminator(found: ir.Discriminator, speller: Speller) -> Iterator[Argument]:
    yield Argument(code("discriminator"), code(quoted(found.wire)))
    if found.mapping:
        entries = [
            code(quoted(value), ": ", speller.annotation(ir.Ref(id)))
            for value, id in found.mapping
        ]
        yield _argument("mapping", "lambda: {", entries, "}")
    if found.default is not None:
        default = speller.annotation(ir.Ref(found.default))
        yield Argument(code("default"), code("lambda: ", default))


def _argument(
    name: str, opening: str, parts: Sequence[Code | str], closing: str
) -> Argument:
    before = len(name) + 1
    return Argument(
        code(name), bracketed(opening, parts, closing, column=8, before=before)
    )


def _aliases(shapes: Iterable[ir.Definition], speller: Speller) -> Iterator[AliasView]:
    return (_alias(s, speller) for s in shapes if isinstance(s, ir.Alias))


def _alias(shape: ir.Alias, speller: Speller) -> AliasView:
    name = speller.names.types[shape.id]
    return AliasView(
        line=_alias_line(name, speller.annotation(shape.type), 0),
        doc=docstring(_docs(shape), 0),
    )


def _alias_line(name: str, annotation: Code, column: int) -> Code:
    head = code(f"{name}: ", Symbol("typing", "TypeAlias"))
    return assigned(head, annotation, column=column)


def _docs(shape: ir.Definition) -> Iterator[str]:
    yield sentence(shape.docs.description or shape.docs.summary)
    yield from _deprecated(shape.docs)
    if isinstance(shape, ir.Alias):
        yield " ".join(sentences(shape.remarks))
    yield f"Source: `{shape.id}`."


def _deprecated(docs: ir.Docs) -> Iterator[str]:
    if docs.deprecated:
        yield "Deprecated."
