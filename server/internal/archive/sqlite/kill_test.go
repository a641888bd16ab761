package sqlite

import (
	"context"
	"os"
	"os/exec"
	"testing"
	"time"

	"jiko/server/internal/archive/archivetest"
)

const victimVariable = "JIKO_TEST_VICTIM"

func TestMain(m *testing.M) {
	if dir := os.Getenv(victimVariable); dir != "" {
		a, err := Open(context.Background(), dir, Options{Now: time.Now})
		if err == nil {
			err = archivetest.Victim(context.Background(), a, os.Stdout)
		}
		panic(err)
	}
	os.Exit(m.Run())
}

func TestAKilledProcessLosesNothingAcknowledged(t *testing.T) {
	dir := t.TempDir()
	archivetest.SurvivesKills(t, archivetest.Kills(), place(dir, nil), func() *exec.Cmd {
		victim := exec.Command(os.Args[0])
		victim.Env = append(os.Environ(), victimVariable+"="+dir)
		return victim
	})
}
