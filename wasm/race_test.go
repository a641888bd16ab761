//go:build race

package main

// The race detector does not see into the module: what takes long is done in full without it.
const race = true
