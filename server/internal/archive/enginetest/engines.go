//go:build unix

// Package enginetest runs a test of what stands on the archive once for each engine.
package enginetest

import (
	"testing"
	"time"

	"jiko/server/internal/archive"
	"jiko/server/internal/archive/mongo"
	"jiko/server/internal/archive/mongotest"
	"jiko/server/internal/archive/sqlite"
)

// Engine is one engine of the archive.
type Engine struct {
	Name string
	open func(t testing.TB, now func() time.Time) (archive.Archive, error)
}

// Engines are all engines. A package that uses them calls mongotest.Main in its TestMain.
var Engines = []Engine{
	{"sqlite", func(t testing.TB, now func() time.Time) (archive.Archive, error) {
		return sqlite.Open(t.Context(), t.TempDir(), sqlite.Options{Now: now})
	}},
	{"mongo", func(t testing.TB, now func() time.Time) (archive.Archive, error) {
		return mongo.Open(t.Context(), mongotest.Database(t), mongo.Options{Now: now, Patience: mongotest.Patience, AttemptTime: mongotest.Patience})
	}},
}

// Fresh is an archive where nothing was ever kept. It is closed when the test ends; the test is skipped where the engine is not there.
func (e Engine) Fresh(t testing.TB, now func() time.Time) archive.Archive {
	t.Helper()
	a, err := e.open(t, now)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := a.Close(); err != nil {
			t.Errorf("closing: %v", err)
		}
	})
	return a
}

// Each runs a test once for each engine.
func Each(t *testing.T, test func(t *testing.T, e Engine)) {
	for _, e := range Engines {
		t.Run(e.Name, func(t *testing.T) { test(t, e) })
	}
}
