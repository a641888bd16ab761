package command

import (
	"context"
	"errors"
	"flag"
	"log/slog"
	"time"

	"jiko/server/internal/archive"
	"jiko/server/internal/archive/open"
)

// place is where the archive is, as the flags and the environment say. Every command that opens the archive has these flags.
type place struct {
	data, mongoURI string
}

// placeFlags adds the flags to those of a command. What they say holds once parsePlace has read them.
func (p *process) placeFlags(set *flag.FlagSet) *place {
	var at place
	set.StringVar(&at.data, "data", variable("JIKO_DATA", "data"), "`folder` of the archive (JIKO_DATA)")
	set.StringVar(&at.mongoURI, "mongodb-uri", "", "`address` of the MongoDB server that keeps the archive instead (MONGODB_URI)")
	return &at
}

// parsePlace reads the flags. The address in the environment is no default of the flag: it may hold a password, and help prints defaults.
func (p *process) parsePlace(set *flag.FlagSet, at *place) error {
	if err := p.parse(set); err != nil {
		return err
	}
	given := false
	set.Visit(func(f *flag.Flag) { given = given || f.Name == "mongodb-uri" })
	if !given {
		at.mongoURI = variable("MONGODB_URI", "")
	}
	return nil
}

// inArchive does something in the archive that is there, and closes it.
func (p *process) inArchive(ctx context.Context, at *place, do func(archive.Archive) error) error {
	return p.in(ctx, at, open.Existing, do)
}

// inNewArchive does something in the archive, which is made when it is not there.
func (p *process) inNewArchive(ctx context.Context, at *place, do func(archive.Archive) error) error {
	return p.in(ctx, at, open.Open, do)
}

// opener is open.Open or open.Existing.
type opener func(ctx context.Context, dir, mongoURI string, now func() time.Time, log *slog.Logger) (archive.Archive, error)

func (p *process) in(ctx context.Context, at *place, open opener, do func(archive.Archive) error) error {
	a, err := open(ctx, at.data, at.mongoURI, time.Now, p.warnings())
	if err != nil {
		return at.explain(err)
	}
	return errors.Join(do(a), a.Close())
}

// warnings is where an archive says what is amiss without failing.
func (p *process) warnings() *slog.Logger {
	return slog.New(slog.NewTextHandler(p.stderr, &slog.HandlerOptions{Level: slog.LevelWarn}))
}
