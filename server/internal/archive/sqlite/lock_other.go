//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd)

package sqlite

// Lock does nothing on systems without flock.
func Lock(string) (unlock func() error, err error) { return func() error { return nil }, nil }
