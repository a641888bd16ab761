//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package sqlite

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"

	"jiko/server/internal/archive"
)

const lockName = "server.lock"

// Lock makes this process the only server on the folder, until unlock is called or the process ends, however it does. ErrInUse when
// there is one. Other processes may still open the archive.
func Lock(dir string) (unlock func() error, err error) {
	if err := makeFolder(dir); err != nil {
		return nil, lockFailed(err)
	}
	f, err := os.OpenFile(filepath.Join(dir, lockName), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, lockFailed(err)
	}
	err = syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return nil, errors.Join(archive.ErrInUse, f.Close())
	}
	if err != nil {
		return nil, errors.Join(lockFailed(err), f.Close())
	}
	return f.Close, nil // the file stays: to remove it would let a second server lock a new one
}
