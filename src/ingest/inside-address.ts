import dns from 'node:dns';
import net, { BlockList } from 'node:net';

/**
 * Networks that lead to this machine, to its own network, or nowhere:
 * https://www.iana.org/assignments/iana-ipv4-special-registry and https://www.iana.org/assignments/iana-ipv6-special-registry.
 */
const INSIDE = new BlockList();
for (const network of `0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24
  192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4
  ::/96 ::ffff:0:0:0/96 64:ff9b::/96 64:ff9b:1::/48 100::/64 2001::/23 2001:db8::/32 2002::/16 3fff::/20 5f00::/16
  fc00::/7 fe80::/10 fec0::/10 ff00::/8`.split(/\s+/)) {
  const [address, bits] = network.split('/');
  INSIDE.addSubnet(address!, Number(bits), net.isIPv6(address!) ? 'ipv6' : 'ipv4');
}

/** Whether a numeric address is of this machine, of its network, or of no machine at all; an IPv4 address written as IPv6 too. */
export function isInside(address: string): boolean {
  return INSIDE.check(address, net.isIPv6(address) ? 'ipv6' : 'ipv4');
}

/** Thrown where a host's name leads inside. */
export class InsideError extends Error {}

/**
 * Looks a name up as the system does and gives the addresses outside alone. The connection is made to what this returns, so a name
 * that answers otherwise a moment later changes nothing.
 */
export const lookupOutside: net.LookupFunction = (host, options, callback) => {
  dns.lookup(host, { ...options, all: true }, (error, found) => {
    if (error) return callback(error, '');
    const outside = found.filter(({ address }) => !isInside(address));
    if (outside.length === 0) return callback(new InsideError(found.map(({ address }) => address).join(', ')), '');
    if (options.all) return callback(null, outside);
    callback(null, outside[0]!.address, outside[0]!.family);
  });
};
