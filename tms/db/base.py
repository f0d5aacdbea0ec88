"""The declarative base: naming convention of constraints, and the column types behind annotations."""

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import BigInteger, DateTime, MetaData, Text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import DeclarativeBase

from tms.domain.column_values import CHOICES

Json = dict[str, Any]


class Base(DeclarativeBase):
    """Base of all tables. Names follow the table and its columns, so that a migration can name what it changes."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        int: BigInteger,
        str: Text,
        **dict.fromkeys(CHOICES, Text),
        datetime: DateTime(timezone=True),
        Json: JSONB(none_as_null=True),
        list[str]: ARRAY(Text),
        list[Any]: JSONB(none_as_null=True),
    }
