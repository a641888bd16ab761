package command

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"jiko/server/internal/account"
	"jiko/server/internal/archive"
	"jiko/server/internal/backup"
)

// runRestore is jiko restore.
func runRestore(ctx context.Context, p *process) error {
	set := p.flags("restore", "read a backup into an empty archive, of either engine")
	at := p.placeFlags(set)
	name, err := p.parseFile(set, at)
	if err != nil {
		return err
	}
	file, err := os.Open(name)
	if err != nil {
		return err
	}
	err = p.inNewArchive(ctx, at, func(a archive.Archive) error {
		counts, err := backup.Restore(ctx, a, file, archive.Entry{
			At: time.Now(), Actor: account.CommandLine, Action: archive.ArchiveRestored, Subject: filepath.Base(name),
		}, p.progress())
		if err != nil {
			return at.explain(err)
		}
		_, err = fmt.Fprintln(p.stderr, "restored "+tally(counts))
		return err
	})
	return errors.Join(err, file.Close())
}
