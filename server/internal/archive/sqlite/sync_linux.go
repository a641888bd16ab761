package sqlite

import (
	"errors"
	"os"
	"syscall"
)

// syncFile brings what is in a file to the disk. Unlike fsync, fdatasync does not wait for the time of change to be kept too.
func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(syscall.Fdatasync(int(f.Fd())), f.Close())
}
