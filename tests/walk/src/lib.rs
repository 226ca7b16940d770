//! Nothing: the walks are tests (`tests/walk`), and tests need a library beside them.

#![doc(hidden)]
