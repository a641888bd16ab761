//go:build !linux

package sqlite

import (
	"errors"
	"os"
)

// syncFile brings what is in a file to the disk.
func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
