// A module of its own, so that what the benchmark compares with never enters ours.
module jiko/shared/severity/bench

go 1.26.0

require (
	github.com/pandatix/go-cvss v0.6.4
	jiko v0.0.0
)

replace jiko => ../../..
