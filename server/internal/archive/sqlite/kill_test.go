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

// TestMain is another process when a test asks for one.
func TestMain(m *testing.M) {
	var err error
	if dir := os.Getenv(victimVariable); dir != "" {
		err = beVictim(dir)
	} else if dir := os.Getenv(idleVariable); dir != "" {
		err = reportIdle(dir)
	} else {
		code := m.Run()
		if largeFolder != "" {
			_ = os.RemoveAll(largeFolder) // a folder of temporary files, if it stays
		}
		os.Exit(code)
	}
	if err != nil {
		panic(err)
	}
}

func beVictim(dir string) error {
	a, err := Open(context.Background(), dir, Options{Now: time.Now})
	if err != nil {
		return err
	}
	return archivetest.Victim(context.Background(), a, os.Stdout)
}

func TestAKilledProcessLosesNothingAcknowledged(t *testing.T) {
	dir := t.TempDir()
	archivetest.SurvivesKills(t, archivetest.Kills(), place(dir, nil), func() *exec.Cmd {
		victim := exec.Command(os.Args[0])
		victim.Env = append(os.Environ(), victimVariable+"="+dir)
		return victim
	})
}
