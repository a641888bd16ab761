// Package reliability holds the tests that start jiko serve as a process of its own and do to it what happens to servers: it is killed
// in the middle of its work, told to stop, left without space, without the right to write, without its database. Whatever was
// acknowledged must be there afterwards, whole and once.
package reliability
