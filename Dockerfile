# syntax=docker/dockerfile:1
FROM python:3.13-slim AS build
RUN pip install --no-cache-dir uv
ENV UV_COMPILE_BYTECODE=1 UV_LINK_MODE=copy UV_PROJECT_ENVIRONMENT=/opt/sanwen UV_PYTHON=/usr/local/bin/python3
WORKDIR /src
COPY . .
RUN uv sync --no-default-groups --no-editable --extra s3

FROM python:3.13-slim
RUN useradd --system --uid 10001 --home-dir /var/lib/tms --create-home sanwen
COPY --from=build /opt/sanwen /opt/sanwen
ENV PATH=/opt/sanwen/bin:$PATH PYTHONUNBUFFERED=1 TMS_DATA_DIR=/var/lib/tms TMS_HOST=0.0.0.0 TMS_PORT=8000
USER sanwen
# A volume there is the user's, as this folder is.
RUN mkdir -m 750 /var/lib/tms/pictures
WORKDIR /var/lib/tms
EXPOSE 8000
CMD ["tms", "web"]
