// Package archivetest is the one suite that every engine of the archive must pass, and the filings that it and the benchmarks use.
package archivetest

import (
	"testing"
	"time"

	"jiko/server/internal/archive"
)

// Place is where one archive lies: a folder, a database.
type Place struct {
	// Open opens the archive, each time as another process would. The archive is closed when the test ends.
	Open func(t testing.TB, now func() time.Time) archive.Archive

	// Rest has the archive do now what it does at leisure: remove what nobody needs.
	Rest func(t testing.TB, a archive.Archive)

	// Damage changes the kept content of a blob behind the archive's back.
	Damage func(t testing.TB, sha256 string)
}

// Run runs the suite. fresh makes a place where nothing was ever kept.
func Run(t *testing.T, fresh func(t testing.TB) Place) {
	for _, group := range []struct {
		name  string
		tests []test
	}{
		{"create", createTests},
		{"amend", amendTests},
		{"find", findTests},
		{"search", searchTests},
		{"words", wordTests},
		{"facets", facetTests},
		{"registry", registryTests},
		{"ledger", ledgerTests},
		{"blobs", blobTests},
		{"transfer", transferTests},
		{"life", lifeTests},
	} {
		t.Run(group.name, func(t *testing.T) {
			for _, test := range group.tests {
				t.Run(test.says, func(t *testing.T) {
					test.run(newBench(t, fresh))
				})
			}
		})
	}
}

// test is one sentence about archives and how to find out whether it is true.
type test struct {
	says string
	run  func(b *bench)
}
