package command

import (
	"bufio"
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

// runBackup is jiko backup.
func runBackup(ctx context.Context, p *process) error {
	set := p.flags()
	at := p.placeFlags(set)
	file, err := p.parseFile(set, at)
	if err != nil {
		return err
	}
	return p.inArchive(ctx, at, func(a archive.Archive) error {
		var counts backup.Counts
		err := replaceFile(file, func(w io.Writer) (err error) {
			counts, err = backup.Write(ctx, a, w, version, time.Now(), p.progress())
			return err
		})
		if err != nil {
			return at.explain(err)
		}
		fmt.Fprintln(p.stderr, "backed up "+tally(counts))
		return a.Append(ctx, archive.Entry{
			At: time.Now(), Actor: account.CommandLine, Action: archive.ArchiveBackedUp, Subject: filepath.Base(file), Detail: tally(counts),
		})
	})
}

// replaceFile writes a file so that under its name stands all of it or what stood there before, whatever happens meanwhile.
func replaceFile(name string, write func(io.Writer) error) (err error) {
	part, err := os.CreateTemp(filepath.Dir(name), filepath.Base(name)+".*.part")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = os.Remove(part.Name())
		}
	}()
	if err := errors.Join(fill(part, write), part.Close()); err != nil {
		return err
	}
	if err := os.Rename(part.Name(), name); err != nil {
		return err
	}
	return syncFolder(filepath.Dir(name))
}

// fill writes a file down to the disk.
func fill(part *os.File, write func(io.Writer) error) error {
	buffered := bufio.NewWriterSize(part, 1<<20)
	if err := write(buffered); err != nil {
		return err
	}
	if err := buffered.Flush(); err != nil {
		return err
	}
	return part.Sync()
}

// syncFolder keeps the names in a folder.
func syncFolder(name string) error {
	folder, err := os.Open(name)
	if err != nil {
		return err
	}
	return errors.Join(folder.Sync(), folder.Close())
}

// progress tells now and then how far it has come.
func (p *process) progress() backup.Watch {
	const often = 2 * time.Second
	last := time.Now()
	return func(c backup.Counts) {
		if now := time.Now(); now.Sub(last) >= often {
			last = now
			fmt.Fprintln(p.stderr, "so far "+tally(c))
		}
	}
}

// tally says how much a backup holds.
func tally(c backup.Counts) string {
	return strings.Join([]string{
		counted(c.Filings, "filing", "filings") + " with " + counted(c.Revisions, "revision", "revisions"),
		counted(c.Attachments, "attachment", "attachments"),
		counted(c.Records, "record", "records"),
		counted(c.Entries, "entry of the ledger", "entries of the ledger"),
	}, ", ")
}
