//go:build unix

package account

import (
	"os"
	"testing"
	"time"

	"jiko/server/internal/archive"
	"jiko/server/internal/archive/mongo"
	"jiko/server/internal/archive/mongotest"
)

func TestMain(m *testing.M) { os.Exit(mongotest.Main(m)) }

func TestAllHoldsInMongoDBAndAfterARestart(t *testing.T) {
	uri := mongotest.Database(t)
	allHolds(t, func(now func() time.Time) (archive.Archive, error) {
		return mongo.Open(t.Context(), uri, mongo.Options{Now: now, Patience: mongotest.Patience, AttemptTime: mongotest.Patience})
	})
}
