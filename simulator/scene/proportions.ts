/** How far the ground lies below the lights, in heights of the tree: so much of the trunk is seen. */
export const TRUNK = 0.13;
