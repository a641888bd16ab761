package sqlite

import (
	"os"
	"syscall"
)

// syncData brings what is in a file to the disk. Unlike fsync, fdatasync does not wait for the time of change to be kept too.
func syncData(f *os.File) error { return syscall.Fdatasync(int(f.Fd())) }
