//go:build unix

// Package enginetest runs a test of what stands on the archive once for each engine.
package enginetest

import (
	"testing"
	"time"

	"jiko/server/internal/archive"
	"jiko/server/internal/archive/mongotest"
	"jiko/server/internal/archive/open"
)

// Engine is one engine of the archive.
type Engine struct {
	Name  string
	place func(t testing.TB) (dir, mongoURI string)
}

// Engines are all engines. A package that uses them calls mongotest.Main in its TestMain.
var Engines = []Engine{
	{"sqlite", func(t testing.TB) (string, string) { return t.TempDir(), "" }},
	{"mongo", func(t testing.TB) (string, string) { return "", mongotest.Database(t) }},
}

// Fresh is an archive where nothing was ever kept. It is closed when the test ends; the test is skipped where the engine is not there.
func (e Engine) Fresh(t testing.TB, now func() time.Time) archive.Archive {
	t.Helper()
	dir, uri := e.place(t)
	a, err := open.Open(t.Context(), dir, uri, now, nil)
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
