package command

import (
	"errors"
	"fmt"

	"jiko/server/internal/archive"
	"jiko/server/internal/backup"
)

// explain says what it means that the archive cannot be used, and what to do about it.
func (at *place) explain(err error) error {
	for _, w := range placeWords {
		if errors.Is(err, w.err) {
			return fmt.Errorf(w.words+" (%w)", at.name(), err)
		}
	}
	return err
}

// name is how the archive is called in a sentence. The address of a MongoDB server may hold a password.
func (at *place) name() string {
	if at.mongoURI != "" {
		return "the MongoDB server"
	}
	return at.data
}

var placeWords = []struct {
	err   error
	words string
}{
	{archive.ErrInUse, "another server is running on the archive in %s: stop it first, or choose another --data folder"},
	{archive.ErrNewer, "the archive in %s was written by a newer version of this program, and was left as it is: use that version"},
	{archive.ErrCorrupt, "the archive in %s is damaged, and was left as it is: restore a backup into another folder"},
	{archive.ErrUnavailable, "the archive in %s cannot be used at the moment: look whether it can be reached and written to, and has space left"},
	{archive.ErrNotEmpty, "the archive in %s is not empty: a backup is restored into an empty one only"},
	{backup.ErrUnfinished, "a restore into the archive in %s was not finished: run jiko restore again with the same file"},
}
