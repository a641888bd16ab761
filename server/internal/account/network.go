package account

import "net/netip"

// network is who is counted as one: an address of IPv4, or the /64 network that one subscriber has in IPv6.
func network(from netip.Addr) string {
	from = from.Unmap().WithZone("")
	if !from.Is6() {
		return from.String()
	}
	prefix, err := from.Prefix(64)
	if err != nil {
		return from.String()
	}
	return prefix.String()
}
