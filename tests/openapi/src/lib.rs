//! Nothing: the package is its tests and the example `write`, which writes `infra/openapi.json`.
