//go:build !linux

package sqlite

import "os"

// syncData brings what is in a file to the disk.
func syncData(f *os.File) error { return f.Sync() }
