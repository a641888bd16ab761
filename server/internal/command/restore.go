package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"jiko/server/internal/account"
	"jiko/server/internal/archive"
	"jiko/server/internal/backup"
)

// runRestore is jiko restore.
func runRestore(ctx context.Context, p *process) error {
	set := p.flags()
	at := p.placeFlags(set)
	unverified := set.Bool("unverified", false, "restore also what the ledger in the backup contradicts, and do not verify it")
	name, err := p.parseFile(set, at)
	if err != nil {
		return err
	}
	file, err := os.Open(name)
	if err != nil {
		return err
	}
	err = p.inNewArchive(ctx, at, func(a archive.Archive) error {
		entry := archive.Entry{At: time.Now(), Actor: account.CommandLine, Action: archive.ArchiveRestored, Subject: filepath.Base(name)}
		options := backup.Options{Watch: p.progress(), Check: func(c backup.Contents) error { return verifyBackup(ctx, p.stderr, c) }}
		if *unverified {
			entry.Detail, options.Check = "unverified", nil
		}
		counts, err := backup.Restore(ctx, a, file, entry, options)
		if err != nil {
			return at.explain(err)
		}
		_, err = fmt.Fprintln(p.stderr, "restored "+tally(counts))
		return err
	})
	return errors.Join(err, file.Close())
}

// verifyBackup says what is wrong with the ledger in a backup and the filings that it speaks of, and nothing where nothing is.
func verifyBackup(ctx context.Context, w io.Writer, c backup.Contents) error {
	var found strings.Builder
	err := verify(ctx, &found, c, nil)
	if err == nil {
		return nil
	}
	_, _ = io.WriteString(w, found.String())
	return fmt.Errorf("nothing was restored; --unverified restores it as it is: %w", err)
}
